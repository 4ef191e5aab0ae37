import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { DialogKeys } from './dialog-keys.tsx';
import { IconButton } from './icon-button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** Buttons at the lower edge, the main one last. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A question or a room of its own above the window. Esc and the veil close it. */
export function Dialog({ title, closeLabel, isOpen, onClose, size = 'medium', footer, children }: DialogProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`dialog dialog--${size}`}>
        <AriaDialog className="dialog__inside">
          <DialogKeys onEscape={onClose} />
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {title}
            </Heading>
            <IconButton label={closeLabel} icon={<X aria-hidden />} onPress={onClose} />
          </header>
          <div className="dialog__body">{children}</div>
          {footer ? <footer className="dialog__foot">{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
