// Looks at a page for what no picture of it should show. Put into every page before its own scripts.

/**
 * @param {{ foreign: string[], sections: string[], language: string }} known texts of other languages, the catalogue's sections, the page's language
 * @returns {string[]} defects, as sentences
 */
globalThis.lookForDefects = ({ foreign, sections, language }) => {
  const found = [];
  const note = (what, element) => found.push(`${what}: «${(element.textContent ?? '').trim().slice(0, 80)}» (${nameOf(element)})`);
  const nameOf = (element) =>
    `${element.tagName.toLowerCase()}${typeof element.className === 'string' && element.className ? `.${element.className.trim().split(/\s+/)[0]}` : ''}`;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  const main = document.getElementById('main');
  if (main && main.scrollWidth > main.clientWidth + 1) found.push(`what the page is about is ${main.scrollWidth} wide in ${main.clientWidth}`);

  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const key = new RegExp(`^(${sections.join('|')})(\\.[A-Za-z0-9-]+)+(_(one|few|many|other))?$`);
  const others = new Set(foreign);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const element = node.parentElement;
    if (text === '' || !element || element.closest('script, style, [lang]:not(html)') || !isSeen(element)) continue;
    if (key.test(text)) note('a text shows its key', element);
    else if (others.has(text)) note('a text is in another language', element);
    else if (language !== 'en' && isLabel(element) && /\p{Script=Latin}{4,}/u.test(text) && !/[\p{Script=Cyrillic}\p{Script=Han}\d]/u.test(text))
      note('a label looks untranslated', element);
    const look = getComputedStyle(element);
    const cut = look.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && look.textOverflow === 'ellipsis';
    // The page shows it in full under the pointer.
    if (cut) element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    if (cut && !element.closest('[title]')) note('a text is cut and nowhere in full', element);
  }
  function isLabel(element) {
    return !element.closest('kbd, mark, input, [data-own-name]') && element.closest('button, label, nav, h2, h3, th, dt, legend, .caption') !== null;
  }
  return [...new Set(found)];
};
