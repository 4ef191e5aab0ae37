/** An event of Electron that a listener may prevent. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<Values extends object>(values?: Values): PreventableEvent & Values {
  const event = {
    ...values,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event as PreventableEvent & Values;
}
