import { EventEmitter } from 'node:events';
import type {
  MenuItemConstructorOptions,
  NativeImage,
  NotificationConstructorOptions,
  PowerMonitor,
  Menu as RealMenu,
  Notification as RealNotification,
  Tray as RealTray,
} from 'electron';
import { onCommand, record } from './control.ts';
import { clickIn, entriesOf, itemsOf } from './menus.ts';

let tray: Tray | undefined;

/** The sign beside the clock: one at most, kept and not drawn. */
export class Tray extends EventEmitter implements Pick<RealTray, 'setToolTip' | 'setContextMenu' | 'destroy'> {
  tooltip = '';
  items: readonly MenuItemConstructorOptions[] = [];

  constructor(image: NativeImage) {
    super();
    if (image.isEmpty()) throw new Error('a tray needs a picture');
    if (tray) throw new Error('a second tray');
    tray = this;
  }
  setToolTip(text: string): void {
    this.tooltip = text;
  }
  setContextMenu(menu: RealMenu | null): void {
    this.items = menu ? itemsOf(menu) : [];
  }
  destroy(): void {
    tray = undefined;
  }
}

onCommand('tray', () => (tray ? { tooltip: tray.tooltip, items: entriesOf(tray.items) } : null));
onCommand('click-tray', ({ path }) => {
  if (!tray) return false;
  if (path.length > 0) return clickIn(tray.items, path);
  return tray.emit('click');
});

const notices: Notification[] = [];

export class Notification extends EventEmitter implements Pick<RealNotification, 'show' | 'title' | 'body'> {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
  }
  static isSupported(): boolean {
    return true;
  }
  show(): void {
    record('notification', this.title, this.body);
    notices.push(this);
  }
}

onCommand('click-notice', () => notices.pop()?.emit('click') ?? false);

let isOnBattery = false;

export const powerMonitor = Object.assign(new EventEmitter(), {
  isOnBatteryPower: () => isOnBattery,
}) satisfies Pick<PowerMonitor, 'isOnBatteryPower'>;

onCommand('power', ({ event }) => {
  if (event === 'on-battery' || event === 'on-ac') isOnBattery = event === 'on-battery';
  powerMonitor.emit(event);
  return null;
});
