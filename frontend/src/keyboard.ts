/**
 * Keys for those who are at it all day: "/" goes to the page's search, Enter on a list's row follows its link,
 * Escape on a page goes back to the list it came from. Nothing happens while somebody types.
 */

const typing = (event: Event) =>
  event
    .composedPath()
    .some((node) => node instanceof HTMLElement && (/^(input|textarea|select)$/.test(node.localName) || node.isContentEditable));

const overlayOpen = () => document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened], vaadin-menu-bar-overlay, vaadin-select-overlay') !== null;

const linkOfRow = (event: Event) => {
  const cell = event.composedPath().find((node) => node instanceof HTMLElement && node.localName === 'td') as HTMLElement | undefined;
  const slots = cell?.parentElement?.querySelectorAll('slot') ?? [];
  for (const slot of slots) {
    for (const content of slot.assignedElements()) {
      const link = content.querySelector('a');
      if (link) return link;
    }
  }
  return null;
};

document.addEventListener(
  'keydown',
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === '/' && !typing(event)) {
      const search = document.querySelector<HTMLElement>('[data-search]');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (event.key === 'Enter' && !typing(event)) {
      const inGrid = event.composedPath().some((node) => node instanceof HTMLElement && node.localName === 'vaadin-grid');
      const link = inGrid ? linkOfRow(event) : null;
      if (link && !event.composedPath().includes(link)) {
        event.preventDefault();
        event.stopPropagation();
        link.click();
      }
    } else if (event.key === 'ArrowDown' && (event.target as HTMLElement).matches?.('[data-search], [data-search] *')) {
      const grid = document.querySelector<HTMLElement>('vaadin-grid.rows-open');
      const cell = grid?.shadowRoot?.querySelector<HTMLElement>('tbody td[tabindex="0"], tbody td');
      if (cell) {
        event.preventDefault();
        cell.focus();
      }
    } else if (event.key === 'Escape' && !typing(event) && !overlayOpen()) {
      document.querySelector<HTMLElement>('a[data-back]')?.click();
    }
  },
  true,
);
