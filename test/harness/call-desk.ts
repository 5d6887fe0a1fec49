import type { Page } from 'playwright-core';

/** A secretary at her call page, with a keyboard and no mouse. */
export class CallDesk {
  constructor(readonly page: Page) {}

  /** The telephone rings: a fresh call, the hand at its first row. */
  async ring(): Promise<void> {
    await this.page.keyboard.press('Alt+KeyC');
    await this.page.waitForURL(/\/call$/);
    await this.at('question');
  }

  /** Types into wherever the hand is, as fast as people do. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 5 });
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Says the rows one after the other, each ended by Enter. */
  async say(...words: string[]): Promise<void> {
    for (const word of words) {
      await this.type(word);
      await this.press('Enter');
    }
  }

  /** The call has its task: its id. */
  async task(): Promise<string> {
    await this.page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    return this.page.url().split('/').at(-1)!;
  }

  /** The next part of the call has come by itself: its task's id. */
  async next(before: string): Promise<string> {
    await this.page.waitForURL((url) => /\/tasks\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(before));
    return this.task();
  }

  /** Waits until the hand is at a row. */
  async at(row: string): Promise<void> {
    await this.page.locator(`[data-field="${row}"] :focus`).waitFor();
  }

  /** What stands in a row. */
  value(label: string): Promise<string> {
    return this.page.getByLabel(label, { exact: true }).inputValue();
  }

  /** To whom the call goes. */
  manager(): Promise<string> {
    return this.page.locator('[data-managers] [aria-checked="true"] b').innerText();
  }

  /** Waits until the page says it. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor();
  }
}
