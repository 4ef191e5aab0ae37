import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { Keys } from './kbd.tsx';
import './list.css';
import './popover.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly isDisabled?: boolean;
  /** A line above this entry. */
  readonly startsGroup?: boolean;
  /** For a choice of one: whether this is it. Give it to all entries of the menu or to none. */
  readonly isChosen?: boolean;
}

/** A list of actions, or a choice of one, behind a button. */
export function Menu(props: {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onAction: (id: string) => void;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}) {
  const isChoice = props.entries.some((entry) => entry.isChosen !== undefined);
  return (
    <MenuTrigger>
      {props.trigger}
      <Popover className="popover" placement={props.placement ?? 'bottom end'} offset={6}>
        <AriaMenu
          className="list list--menu"
          aria-label={props.label}
          onAction={(key) => props.onAction(String(key))}
          {...(isChoice
            ? {
                selectionMode: 'single' as const,
                disallowEmptySelection: true,
                selectedKeys: props.entries.filter((entry) => entry.isChosen).map((entry) => entry.id),
              }
            : {})}
        >
          {props.entries.flatMap((entry) => [
            ...(entry.startsGroup ? [<Separator key={`line-${entry.id}`} className="list__line" />] : []),
            <MenuItem
              key={entry.id}
              id={entry.id}
              className="list__item"
              textValue={entry.label}
              isDisabled={entry.isDisabled ?? false}
            >
              {isChoice ? <span className="list__check">{entry.isChosen ? <Check aria-hidden /> : null}</span> : null}
              {entry.icon}
              <span className="list__words">{entry.label}</span>
              {entry.keys ? <Keys keys={entry.keys} /> : null}
            </MenuItem>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
