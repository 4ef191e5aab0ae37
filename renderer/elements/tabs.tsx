import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import './tabs.css';

export interface TabPage {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

export function Tabs(props: {
  readonly label: string;
  readonly pages: readonly TabPage[];
  readonly chosen?: string;
  readonly onChoose?: (id: string) => void;
}) {
  return (
    <AriaTabs
      className="tabs"
      {...(props.chosen === undefined ? {} : { selectedKey: props.chosen })}
      {...(props.onChoose ? { onSelectionChange: (key) => props.onChoose?.(String(key)) } : {})}
    >
      <TabList className="tabs__list" aria-label={props.label}>
        {props.pages.map((page) => (
          <Tab key={page.id} id={page.id} className="tabs__tab">
            {page.label}
          </Tab>
        ))}
      </TabList>
      {props.pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className="tabs__page">
          {page.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
