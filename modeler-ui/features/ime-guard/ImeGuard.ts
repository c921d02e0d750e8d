import type Canvas from 'diagram-js/lib/core/Canvas';
import type EventBus from 'diagram-js/lib/core/EventBus';

/** Browsers give this code to keys an input method is still working on. */
const COMPOSING_KEY_CODE = 229;

/**
 * Keeps an input method's own keys away from the canvas: the Enter that picks a candidate must not confirm a menu entry.
 * Text that arrives without a key (pasted, spoken, committed by mouse) is announced to the popup's search as a key.
 */
export class ImeGuard {
  static $inject = ['eventBus', 'canvas'];

  constructor(eventBus: EventBus, canvas: Canvas) {
    const container = canvas.getContainer();
    container.addEventListener('keydown', swallowWhileComposing, true);
    container.addEventListener('keyup', swallowWhileComposing, true);
    container.addEventListener('input', announceTypedText, true);
    container.addEventListener('compositionend', announceTypedText, true);
    eventBus.on('diagram.destroy', () => {
      container.removeEventListener('keydown', swallowWhileComposing, true);
      container.removeEventListener('keyup', swallowWhileComposing, true);
      container.removeEventListener('input', announceTypedText, true);
      container.removeEventListener('compositionend', announceTypedText, true);
    });
  }
}

const swallowWhileComposing = (event: KeyboardEvent): void => {
  if (event.isComposing || event.keyCode === COMPOSING_KEY_CODE) event.stopPropagation();
};

const announceTypedText = (event: Event): void => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement)) return;
  if (event instanceof InputEvent && event.isComposing) return;
  field.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, key: 'Unidentified' }));
};
