/** So far up a text may be cut by what it lies in. */
const LEVELS = 3;

function isCut(element: Element): boolean {
  return element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow === 'ellipsis';
}

/** A text that has no room can be read in full under the pointer, wherever on the page it is. */
export function showCutTexts(): void {
  document.addEventListener('pointerover', ({ target }) => {
    let element = target instanceof Element ? target : null;
    for (let level = 0; element && level < LEVELS; level += 1, element = element.parentElement) {
      if (element instanceof HTMLElement && !element.closest('[title]') && isCut(element)) element.title = element.textContent.trim();
    }
  });
}
