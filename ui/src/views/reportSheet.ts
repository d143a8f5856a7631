import type { ReportPreviewView } from '../backend';

/** The window's own words for a page's parts. */
const style = (sheet: string) =>
  `:host { all: initial; display: block; color-scheme: light; background: #fff; color: #1d1b18; font-size: 16px } ${sheet
    .replaceAll(':root', ':host')
    .replace(/(^|[},{\s])(body|html)(?=[\s{,])/g, '$1.page')
    .replace(/(^|[},{\s])footer(?=[\s{,])/g, '$1.footer')}`;

/** Draws a report's own page into an element, kept apart from the window's styles. Its text was escaped where it was made. */
export function sheet(view: ReportPreviewView) {
  return (host: HTMLElement) => {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style(view.style));
    root.adoptedStyleSheets = [sheet];
    const body = new DOMParser().parseFromString(view.html, 'text/html').body;
    const frame = document.createElement('div');
    frame.className = 'page';
    frame.append(...body.childNodes);
    // A page within a page: its landmarks are none of the window's.
    for (const name of ['header', 'main', 'footer']) {
      for (const landmark of frame.querySelectorAll(name)) {
        const block = document.createElement('div');
        block.className = name;
        block.append(...landmark.childNodes);
        landmark.replaceWith(block);
      }
    }
    root.replaceChildren(frame);
  };
}
