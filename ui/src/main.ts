import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/asking.css';
import './styles/picking.css';
import './styles/grid.css';
import './styles/account.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from './backend';
import { settings } from './state/settings.svelte';

settings.start();
const target = document.getElementById('app');
if (target) void connect().then((backend) => mount(App, { target, props: { backend } }));
