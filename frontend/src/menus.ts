/** Vaadin says aria-selected of the items in its menus, where ARIA does not have it: it is left out. */
customElements.whenDefined('vaadin-context-menu-item').then((item) => {
  item.prototype.setAttribute = function (this: Element, name: string, value: string) {
    if (name !== 'aria-selected') Element.prototype.setAttribute.call(this, name, value);
  };
});

export {};
