import type { ReactNode } from 'react';
import './empty-state.css';

/** An empty place: one sentence that teaches the next step, and the button for it. */
export function EmptyState(props: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      {props.icon ? <div className="empty__icon">{props.icon}</div> : null}
      <h2 className="empty__title">{props.title}</h2>
      {props.children ? <div className="empty__words">{props.children}</div> : null}
      {props.action ? <div className="empty__action">{props.action}</div> : null}
    </div>
  );
}
