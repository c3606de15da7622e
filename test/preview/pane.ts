import AxeBuilder from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import type { OpenedPreview } from './browser';

/** What a person finds, presses and reads in the pane. */
export interface Pane {
  button(name: string | RegExp): Locator;
  /** The item of a list with this text; of nested ones the innermost. */
  item(text: string | RegExp): Locator;
  heading(name: string | RegExp): Locator;
  card(kpi: string): Locator;
  /** Opens a tab. */
  tab(name: RegExp): Promise<void>;
  /** Waits until the pane says so. */
  says(text: string | RegExp): Promise<void>;
  /** The name of what has the focus. */
  focused(): Promise<string>;
  /** What has the focus is this, at once or after a while. */
  expectFocus(name: string): Promise<void>;
  /** Sheet and cell that Excel shows, 「構成員!C6」, once it shows this one or has had time to; `wanted` may be the cell alone. */
  selected(wanted: string): Promise<string>;
  /** Texts of what is wider than the place it has. */
  cut(): Promise<readonly (string | null)[]>;
  /** What axe finds in the pane. */
  faults(): Promise<readonly string[]>;
  /** Makes the pane as narrow as it can be; nothing is cut, and axe finds nothing. */
  expectSound(): Promise<void>;
}

/** How often what takes a while is looked at again, 100 ms apart. */
const TRIES = 50;
const TEXTS = 'button, p, li, dd, dt, th, td, h1, h2, h3, h4, h5';

/** @param opened the preview; asked for only when something is done, so that it may be opened later */
export function paneOf(opened: () => OpenedPreview): Pane {
  async function until<T>(now: () => Promise<T>, isIt: (found: T) => boolean): Promise<T> {
    let found = await now();
    for (let tries = 0; tries < TRIES && !isIt(found); tries++) {
      await opened().page.waitForTimeout(100);
      found = await now();
    }
    return found;
  }
  const selection = async (): Promise<string> => {
    const { page } = opened();
    return `${await page.getByRole('tablist').first().getByRole('tab', { selected: true }).textContent()}!${await page.getByLabel('名前ボックス', { exact: true }).inputValue()}`;
  };
  const pane: Pane = {
    button: name => opened().pane.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }),
    item: text =>
      opened()
        .pane.getByRole('listitem')
        .filter({ hasText: text, hasNot: opened().page.getByRole('listitem') }),
    heading: name => opened().pane.getByRole('heading', { name }),
    card: kpi => opened().pane.getByRole('article', { name: kpi, exact: true }),
    tab: name => opened().pane.getByRole('tab', { name }).click(),
    says: text => opened().pane.getByText(text).first().waitFor(),
    focused: () =>
      opened()
        .pane.locator('html')
        .evaluate(html => {
          const element = html.ownerDocument.activeElement;
          return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
        }),
    expectFocus: async name => expect(await until(pane.focused, found => found === name)).toBe(name),
    selected: wanted => until(selection, found => found === wanted || found.endsWith(`!${wanted}`)),
    cut: () =>
      opened()
        .pane.locator('html')
        .evaluate(
          (html, texts) => [
            ...(html.scrollWidth > html.clientWidth ? [`page ${html.scrollWidth}`] : []),
            ...[...html.querySelectorAll<HTMLElement>(texts)]
              // Only for screen readers is no place to be cut off in.
              .filter(element => html.ownerDocument.defaultView?.getComputedStyle(element).clipPath !== 'inset(50%)')
              .filter(element => element.scrollWidth > element.clientWidth + 1)
              .map(element => element.textContent),
          ],
          TEXTS,
        ),
    async faults() {
      const { violations } = await new AxeBuilder({ page: opened().page }).include('iframe[title="DX羅針盤"]').analyze();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${JSON.stringify(target)} ${failureSummary ?? ''}`),
      );
    },
    async expectSound() {
      await opened().page.getByRole('separator', { name: /幅/ }).press('Home');
      expect(await pane.cut()).toEqual([]);
      expect(await pane.faults()).toEqual([]);
    },
  };
  return pane;
}
