import { LitElement, html, css } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

/**
 * Signs a person out who has left: after `seconds` without a key, a click or a touch. `warning` seconds before, it says
 * so and counts down. Activity is told to the server at most once a minute, so that the server's own clock, which
 * closes the session whatever this element does, agrees with it.
 */
@customElement('idle-watch')
export class IdleWatch extends LitElement {
  @property({ type: Number }) seconds = 1800;
  @property({ type: Number }) warning = 120;
  @property() heading = '';
  @property() message = '';
  @property() stay = '';
  @property() leave = '';

  @state() private left = -1;

  private last = Date.now();
  private told = Date.now();
  private timer = 0;

  static override styles = css`
    dialog {
      max-width: min(420px, calc(100vw - 32px));
      border: 1px solid var(--line);
      border-radius: 12px;
      padding: 20px 24px;
      background: var(--surface);
      color: var(--ink);
      font: 400 14px/20px var(--font);
      box-shadow: var(--shadow-l);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 0.4);
    }
    h2 {
      margin: 0 0 6px;
      font: 600 18px/26px var(--font);
    }
    p {
      margin: 0 0 18px;
      color: var(--ink-2);
      font-variant-numeric: tabular-nums;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      justify-content: flex-end;
    }
    button {
      height: 34px;
      padding: 0 14px;
      border-radius: 8px;
      border: 1px solid var(--line-strong);
      background: var(--surface);
      color: var(--ink);
      font: 500 14px/20px var(--font);
      cursor: pointer;
    }
    button.primary {
      background: var(--accent);
      border-color: var(--accent);
      color: var(--on-accent);
    }
    button:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
  `;

  override connectedCallback() {
    super.connectedCallback();
    for (const type of ['keydown', 'pointerdown', 'wheel', 'touchstart'])
      window.addEventListener(type, this.active, { capture: true, passive: true });
    this.timer = window.setInterval(() => this.tick(), 1000);
  }

  override disconnectedCallback() {
    for (const type of ['keydown', 'pointerdown', 'wheel', 'touchstart']) window.removeEventListener(type, this.active, { capture: true });
    window.clearInterval(this.timer);
    super.disconnectedCallback();
  }

  /** Somebody is there. While the warning stands, only its own button counts. */
  private active = () => {
    if (this.left >= 0) return;
    this.last = Date.now();
    if (this.last - this.told > 60_000) this.tell();
  };

  private tell() {
    this.told = Date.now();
    this.dispatchEvent(new CustomEvent('still-here'));
  }

  private tick() {
    const idle = (Date.now() - this.last) / 1000;
    if (idle >= this.seconds) {
      window.clearInterval(this.timer);
      this.dispatchEvent(new CustomEvent('gone'));
    } else if (idle >= this.seconds - this.warning) {
      this.left = Math.ceil(this.seconds - idle);
    }
  }

  private stayHere() {
    this.left = -1;
    this.last = Date.now();
    this.renderRoot.querySelector('dialog')?.close();
    this.tell();
  }

  override updated() {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && this.left >= 0 && !dialog.open) dialog.showModal();
  }

  override render() {
    const time = `${Math.floor(this.left / 60)}:${String(this.left % 60).padStart(2, '0')}`;
    return html`<dialog role="alertdialog" aria-labelledby="heading" aria-describedby="message" @cancel=${this.stayHere}>
      <h2 id="heading">${this.heading}</h2>
      <p id="message">${this.message.replace('{0}', time)}</p>
      <div>
        <button @click=${() => this.dispatchEvent(new CustomEvent('gone'))}>${this.leave}</button>
        <button class="primary" autofocus @click=${this.stayHere}>${this.stay}</button>
      </div>
    </dialog>`;
  }
}
