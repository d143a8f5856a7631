import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The window's content security policy forbids data: addresses and inline scripts, so nothing may be folded into the page.
  build: { target: 'safari16', assetsInlineLimit: 0, modulePreload: { polyfill: false }, cssCodeSplit: false },
  clearScreen: false,
  // A test reads the engine's sources.
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  // The same policy as the real window's (tauri.conf.json), so that a breach shows in a plain browser too.
  preview: { headers: { 'Content-Security-Policy': "default-src 'self'; connect-src ipc: http://ipc.localhost" } },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
});
