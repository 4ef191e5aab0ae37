import type { MenuItemConstructorOptions, PopupOptions, Menu as RealMenu } from 'electron';
import { type MenuEntry, onCommand, record } from './control.ts';

type Item = MenuItemConstructorOptions;
let items: readonly Item[] = [];
let popped: readonly Item[] = [];

export const Menu = {
  buildFromTemplate: (template: Item[]) =>
    ({
      template,
      popup: (_options?: PopupOptions) => {
        popped = template;
        record('menu.popup', entriesOf(template));
      },
    }) as unknown as RealMenu,
  setApplicationMenu(menu: RealMenu | null) {
    items = menu ? itemsOf(menu) : [];
  },
} satisfies Pick<typeof RealMenu, 'buildFromTemplate' | 'setApplicationMenu'>;

export const itemsOf = (menu: RealMenu): readonly Item[] => (menu as unknown as { template: Item[] }).template;

const children = (item: Item): readonly Item[] => (Array.isArray(item.submenu) ? item.submenu : []);

/** As it is seen: the sign before the letter that opens a menu with Alt is not. */
const labelOf = ({ label = '' }: Item): string => label.replace('&', '');

const entryOf = (item: Item): MenuEntry => ({
  label: labelOf(item),
  role: item.role,
  accelerator: item.accelerator ?? undefined,
  registered: item.registerAccelerator ?? true,
  items: children(item).map(entryOf),
});
export const entriesOf = (all: readonly Item[]): readonly MenuEntry[] => all.map(entryOf);

/** Presses the entry at the end of a path of labels; false when there is none, or it does nothing. */
export function clickIn(all: readonly Item[], path: readonly string[]): boolean {
  let level = all;
  let found: Item | undefined;
  for (const label of path) {
    found = level.find((item) => labelOf(item) === label);
    level = found ? children(found) : [];
  }
  found?.click?.({} as never, undefined, {} as never);
  return found?.click !== undefined;
}

onCommand('menu', () => entriesOf(items));
onCommand('click-menu', ({ path }) => clickIn(items, path));
onCommand('click-popup', ({ path }) => clickIn(popped, path));
