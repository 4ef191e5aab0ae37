import type { CDPSession, Page, Request, Response } from '@playwright/test';
import { axeOn } from '../fixtures/axe.ts';

/** What was noticed while the page came, before anybody looked at it. */
export interface Noticed {
  readonly requests: readonly Request[];
  readonly answer: Response;
  /** Names of the issues that the browser's own inspector raised. */
  readonly issues: readonly string[];
  readonly errors: readonly string[];
}

/** One audit of Lighthouse by its own name; an empty list is a pass. */
type Audit = (page: Page, noticed: Noticed) => Promise<readonly string[]> | readonly string[];

/** Listens from before the page is asked for. */
export async function notice(page: Page, address: string): Promise<Noticed> {
  const requests: Request[] = [];
  const issues: string[] = [];
  const errors: string[] = [];
  const cdp: CDPSession = await page.context().newCDPSession(page);
  cdp.on('Audits.issueAdded', ({ issue }) => {
    const more = issue.details.deprecationIssueDetails?.type ?? '';
    issues.push(`${issue.code} ${more}`.trim());
  });
  cdp.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') errors.push(`${entry.text} ${entry.url ?? ''}`);
  });
  await Promise.all([cdp.send('Audits.enable'), cdp.send('Log.enable')]);
  page.on('request', (request) => requests.push(request));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedOnStart: asked });
    const note = (what: string) => () => {
      asked.push(what);
      return Promise.resolve('denied');
    };
    if (navigator.geolocation) {
      navigator.geolocation.getCurrentPosition = note('geolocation');
      navigator.geolocation.watchPosition = note('geolocation') as never;
    }
    if ('Notification' in globalThis) Notification.requestPermission = note('notification') as never;
  });
  const answer = await page.goto(address);
  if (!answer) throw new Error('nothing was answered');
  return { requests, answer, issues, errors };
}

const askedFor = (page: Page, what: string): Promise<string[]> =>
  page.evaluate(
    (name) => (globalThis as unknown as { askedOnStart: string[] }).askedOnStart.filter((one) => one === name),
    what,
  );

/** Each picture that is shown: how large it is, and how large it is shown. */
const pictures = (page: Page) =>
  page.evaluate(() =>
    [...document.images]
      .filter((one) => one.checkVisibility() && one.clientWidth > 0 && one.naturalWidth > 0)
      .map((one) => ({
        src: one.src,
        wide: one.naturalWidth,
        high: one.naturalHeight,
        shownWide: one.clientWidth,
        shownHigh: one.clientHeight,
        fit: getComputedStyle(one).objectFit,
      })),
  );

const header = (noticed: Noticed, name: string): string => noticed.answer.headers()[name] ?? '';
const unless = (holds: boolean, why: string): readonly string[] => (holds ? [] : [why]);

/**
 * The audits of its category "best practices". Not here, because they have nothing to look at: `redirects-http` and `has-hsts`
 * (a door on this computer has no certificate), `js-libraries`, `valid-source-maps` and `baseline` (they only tell), and
 * `trusted-types-xss`, which counts for nothing there.
 */
export const bestPractices: Readonly<Record<string, Audit>> = {
  'is-on-https': async (page, { requests }) => {
    const origin = new URL(page.url()).origin;
    const elsewhere = requests
      .map((one) => one.url())
      .filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(origin));
    return [...elsewhere, ...unless(await page.evaluate(() => isSecureContext), 'no secure context')];
  },
  'geolocation-on-start': (page) => askedFor(page, 'geolocation'),
  'notification-on-start': (page) => askedFor(page, 'notification'),
  'csp-xss': async (page, noticed) => {
    const policy = header(noticed, 'content-security-policy');
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.smuggledIn = true';
      document.body.append(script);
      script.remove();
      return 'smuggledIn' in globalThis;
    });
    return [
      ...unless(/script-src 'self'(;|$)/.test(policy), `scripts: ${policy}`),
      ...unless(/base-uri 'none'/.test(policy), `base: ${policy}`),
      ...unless(!/unsafe-(inline|eval|hashes)/.test(policy), `unsafe: ${policy}`),
      ...unless(!ran, 'a script that was written into the page ran'),
    ];
  },
  'origin-isolation': (_page, noticed) =>
    unless(header(noticed, 'cross-origin-opener-policy') === 'same-origin', 'no cross-origin-opener-policy'),
  'clickjacking-mitigation': (_page, noticed) =>
    unless(/frame-ancestors 'none'/.test(header(noticed, 'content-security-policy')), 'it may be framed'),
  'paste-preventing-inputs': (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('input, textarea')]
        .filter((field) => !field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true })))
        .map((field) => field.outerHTML.slice(0, 200)),
    ),
  'image-aspect-ratio': async (page) =>
    (await pictures(page))
      .filter(({ fit }) => fit === 'fill')
      .filter(({ wide, high, shownWide, shownHigh }) => Math.abs(shownWide - (wide / high) * shownHigh) > 2)
      .map(({ src }) => src),
  'image-size-responsive': async (page) =>
    (await pictures(page))
      // what is larger than its file is blurred; a quarter is not seen
      .filter(({ wide, high, shownWide, shownHigh }) => wide < shownWide * 0.75 && high < shownHigh * 0.75)
      .map(({ src, wide, high, shownWide, shownHigh }) => `${src}: ${wide} × ${high} as ${shownWide} × ${shownHigh}`),
  doctype: async (page) =>
    unless(
      await page.evaluate(() => document.doctype?.name === 'html' && document.compatMode === 'CSS1Compat'),
      'no doctype',
    ),
  charset: (_page, noticed) => unless(/charset=utf-8/i.test(header(noticed, 'content-type')), 'no charset'),
  deprecations: (_page, { issues }) => issues.filter((one) => one.startsWith('Deprecation')),
  'third-party-cookies': async (page) => {
    const { hostname } = new URL(page.url());
    return (await page.context().cookies()).filter(({ domain }) => domain !== hostname).map(({ name }) => name);
  },
  'errors-in-console': (_page, { errors }) => errors,
  'inspector-issues': (_page, { issues }) => issues.filter((one) => !one.startsWith('Deprecation')),
};

/** The rules of axe that its category "accessibility" counts. */
const axeRules = [
  ...['accesskeys', 'aria-allowed-attr', 'aria-command-name', 'aria-conditional-attr', 'aria-deprecated-role'],
  ...['aria-dialog-name', 'aria-hidden-body', 'aria-hidden-focus', 'aria-input-field-name', 'aria-meter-name'],
  ...['aria-progressbar-name', 'aria-prohibited-attr', 'aria-required-attr', 'aria-required-children'],
  ...['aria-required-parent', 'aria-roles', 'aria-text', 'aria-toggle-field-name', 'aria-tooltip-name'],
  ...['aria-treeitem-name', 'aria-valid-attr-value', 'aria-valid-attr', 'button-name', 'bypass', 'color-contrast'],
  ...['definition-list', 'dlitem', 'document-title', 'duplicate-id-aria', 'form-field-multiple-labels', 'frame-title'],
  ...['heading-order', 'html-has-lang', 'html-lang-valid', 'html-xml-lang-mismatch', 'image-alt'],
  ...['input-button-name', 'input-image-alt', 'label', 'link-in-text-block', 'link-name', 'list', 'listitem'],
  ...['meta-refresh', 'meta-viewport', 'object-alt', 'select-name', 'skip-link', 'tabindex', 'target-size'],
  ...['td-headers-attr', 'th-has-data-cells', 'valid-lang', 'video-caption', 'landmark-one-main'],
  ...['autocomplete-valid', 'presentation-role-conflict', 'svg-img-alt'],
];

/** One stop of the Tab key. */
interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
  readonly isMarked: boolean;
  readonly follows: boolean;
}

/** Presses Tab until the focus leaves the page, at most 200 times. */
async function tabThrough(page: Page): Promise<{ stops: readonly Stop[]; isTrapped: boolean }> {
  await page.evaluate(() => {
    // from the top: the keyboard goes on from where the focus was last
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    Object.assign(globalThis, { stopBefore: document.documentElement });
  });
  const stops: Stop[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const here = document.activeElement;
      const kept = globalThis as unknown as { stopBefore: Element };
      if (!here || here === document.body || here === kept.stopBefore) return undefined;
      const follows = (kept.stopBefore.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      kept.stopBefore = here;
      const { left, top, right, bottom } = here.getBoundingClientRect();
      const marks = [here, here.parentElement ?? here, ...here.querySelectorAll('*')].map((one) =>
        getComputedStyle(one),
      );
      // a handle between two columns is a line, and the line takes the colour of the focus
      const isLine = here.getAttribute('role') === 'separator';
      return {
        name: `${here.tagName.toLowerCase()} “${(here.getAttribute('aria-label') ?? here.textContent ?? '').trim().slice(0, 40)}”`,
        isSeen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && here.checkVisibility(),
        isMarked:
          isLine || marks.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none'),
        follows,
      };
    });
    if (!stop) return { stops, isTrapped: stops.length === 0 };
    // round once more from the top: the browser has no bar of its own here
    if (!stop.follows && stop.name === stops[0]?.name) return { stops, isTrapped: false };
    stops.push(stop);
  }
  return { stops, isTrapped: true };
}

/**
 * Its category "accessibility", and of what it leaves to people (`logical-tab-order`, `focus-traps`, `managed-focus`,
 * `offscreen-content-hidden`, `focusable-controls`) what a keyboard can find out.
 */
export async function accessibility(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  const { violations } = await (await axeOn(page)).withRules(axeRules).analyze();
  const found = Object.fromEntries(
    violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))] as const),
  );
  const { stops, isTrapped } = await tabThrough(page);
  const names = (wrong: (stop: Stop) => boolean) => stops.filter(wrong).map(({ name }) => name);
  return {
    ...found,
    'logical-tab-order': names(({ follows }) => !follows),
    'focus-traps': unless(!isTrapped && stops.length > 5, `after ${stops.at(-1)?.name}`),
    'offscreen-content-hidden': names(({ isSeen }) => !isSeen),
    'focusable-controls': names(({ isMarked }) => !isMarked),
    'managed-focus': await dialogFocus(page),
  };
}

/** A dialog takes the focus, keeps it while it is open, and gives it back. */
async function dialogFocus(page: Page): Promise<readonly string[]> {
  const opener = page.getByRole('button', { name: /^(Pengaturan|Settings)$/ });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  const wrong: string[] = [];
  const isInside = () => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);
  for (let presses = 0; presses < 12; presses += 1) {
    if (!(await isInside())) wrong.push(`outside after ${presses} presses of Tab`);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // it is given back when the dialog has gone
  await page.waitForTimeout(200);
  if (!(await opener.evaluate((element) => element === document.activeElement))) wrong.push('not given back');
  return wrong;
}
