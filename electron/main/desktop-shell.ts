import { basename } from 'node:path';
import { app, BrowserWindow, Notification, nativeImage, powerMonitor } from 'electron';
import type { PageCommand } from '../../shared/api/desktop.ts';
import type { DesktopNews, DesktopState } from '../doors/desktop-news.ts';
import { Arrivals, type Arrived } from './arrivals.ts';
import { badgeBitmap, badgeSize } from './badge.ts';
import { peoplesWindows } from './decoder-window.ts';
import type { EngineProcess } from './engine-process.ts';
import type { Words } from './language.ts';
import { TraySign } from './tray.ts';
import type { Wishes } from './wishes.ts';

export interface ShellOptions {
  readonly engine: Pick<EngineProcess, 'ask'>;
  readonly wishes: Wishes;
  /** PNG of the program. */
  readonly icon: string;
  readonly platform: NodeJS.Platform;
  readonly words: () => Words;
  /** Brings a window to the front, or opens one; then tells it. */
  show(command?: PageCommand): void;
}

/** What the program shows and hears of the desktop outside of its windows: tray, notices, progress, power and sleep. */
export class DesktopShell {
  readonly #options: ShellOptions;
  readonly #tray: TraySign;
  readonly #arrivals: Arrivals;
  /** A notice that nobody holds is forgotten, and its press with it. */
  readonly #shown = new Set<Notification>();

  constructor(options: ShellOptions) {
    const { icon, words, wishes, engine } = options;
    this.#options = options;
    this.#tray = new TraySign(icon, words, {
      open: () => options.show(),
      pause: (paused) => void engine.ask({ what: 'pause', paused }).catch(() => undefined),
      quit: () => app.quit(),
    });
    this.#arrivals = new Arrivals({
      isLookedAt: () => BrowserWindow.getFocusedWindow() !== null,
      isWanted: () => wishes.now.notices,
      show: (arrived) => this.#tellArrived(arrived),
    });
  }

  /** Once the program is ready. */
  start(): void {
    app.on('browser-window-focus', () => this.#arrivals.forget());
    for (const event of ['on-battery', 'on-ac'] as const) powerMonitor.on(event as 'on-ac', () => this.#tellPower());
    // discs and shares may have gone or come while the computer slept
    powerMonitor.on('resume', () => this.#glance());
    powerMonitor.on('unlock-screen', () => this.#glance());
  }

  /** The library is open (again): a new process knows nothing of the power yet. */
  opened(): void {
    this.#tellPower();
  }

  /** A person wants the program otherwise, or in another language. */
  wished(): void {
    this.#tray.show(this.#options.wishes.now.keepsRunning);
  }

  hear(news: DesktopNews): void {
    if (news.what === 'arrived') this.#arrivals.note(news.count, news.folder);
    else {
      this.#tray.tell(news.state);
      this.#tellProgress(news.state);
    }
  }

  /** The last window was closed: whether the program stays. It says so the first time. */
  stays(): boolean {
    const { wishes, words } = this.#options;
    if (!wishes.now.keepsRunning) return false;
    if (wishes.tellsThatItStays()) this.#notify(words()('notice.stays'), () => this.#options.show());
    return true;
  }

  #tellProgress({ jobs }: DesktopState): void {
    // less than nothing takes it away, more than all of it shows that nobody knows how much
    const share = jobs ? (jobs.share ?? 2) : -1;
    const count = jobs?.count ?? 0;
    for (const window of peoplesWindows()) {
      window.setProgressBar(share);
      if (this.#options.platform === 'win32') this.#tellOverlay(window, count);
    }
    // of a Mac and some desktops of Linux
    app.setBadgeCount(count);
  }

  /** Windows has no number of the program, but a sign over each of its windows on the task bar, with words for a screen reader. */
  #tellOverlay(window: BrowserWindow, count: number): void {
    const size = { width: badgeSize, height: badgeSize, scaleFactor: 2 };
    const sign = count > 0 ? nativeImage.createFromBitmap(badgeBitmap(count), size) : null;
    window.setOverlayIcon(sign, count > 0 ? this.#options.words()('badge.working', { count }) : '');
  }

  #tellArrived({ count, folders }: Arrived): void {
    const words = this.#options.words();
    const folder = folders.at(-1) ?? null;
    const one = folders.length === 1 && folder !== null;
    const body = one
      ? words('notice.arrived', { count, folder: basename(folder) })
      : folders.length > 1
        ? words('notice.arrived.folders', { count, folders: folders.length })
        : words('notice.arrived.somewhere', { count });
    this.#notify(body, () => this.#options.show({ kind: 'arrived', folder: one ? folder : null }));
  }

  #notify(body: string, press: () => void): void {
    if (!Notification.isSupported()) return;
    const notice = new Notification({ title: this.#options.words()('app.name'), body, silent: true });
    this.#shown.add(notice);
    const forget = () => this.#shown.delete(notice);
    notice.on('click', () => {
      forget();
      press();
    });
    notice.on('close', forget);
    notice.show();
  }

  #tellPower(): void {
    const spares = powerMonitor.isOnBatteryPower();
    void this.#options.engine.ask({ what: 'spare', spares }).catch(() => undefined);
  }

  #glance(): void {
    void this.#options.engine.ask({ what: 'glance' }).catch(() => undefined);
  }
}
