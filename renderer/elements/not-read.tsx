import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import './not-read.css';

/** What stands in the place of something that could not be read: what happened, and a way to try it again. */
export function NotRead(props: { readonly children: ReactNode; readonly again: string; readonly onAgain: () => void }) {
  return (
    <div className="not-read" role="alert">
      <p>{props.children}</p>
      <Button size="small" onPress={props.onAgain}>
        {props.again}
      </Button>
    </div>
  );
}
