import {
  BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';
import type { Words } from './language.ts';

type Where = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>;

/** What can be done with words under the pointer: in a field everything, elsewhere copying what is marked. */
export function fieldTemplate(
  { isEditable, selectionText, editFlags }: Where,
  words: Words,
): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = { role: 'copy', label: words('menu.copy'), enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'undo', label: words('action.undo'), enabled: editFlags.canUndo },
    { role: 'redo', label: words('action.redo'), enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', label: words('menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: words('menu.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: words('menu.select-all'), enabled: editFlags.canSelectAll },
  ];
}

/** Shows the system's own menu over words, which a page cannot: it may not read the clipboard. */
export function giveFieldMenu(contents: WebContents, words: () => Words): void {
  contents.on('context-menu', (_event, where) => {
    const template = fieldTemplate(where, words());
    const window = BrowserWindow.fromWebContents(contents);
    if (template.length > 0 && window) Menu.buildFromTemplate(template).popup({ window, x: where.x, y: where.y });
  });
}
