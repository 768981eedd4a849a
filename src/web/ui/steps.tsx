/** The phase rail: where a rollout or an assistant stands, what is done, and what comes. */
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon } from './icons/icon.tsx';
import { uiTexts } from './ui-texts.ts';
import './steps.css';

export type Step = {
  readonly label: string;
  /** One short line under the name: dates, a decision, "Wave 4 of 8". */
  readonly note?: string | undefined;
  readonly state: 'done' | 'current' | 'ahead';
};

/** Steps in order, exactly one of them current. */
export function Steps({ steps, label }: { readonly steps: readonly Step[]; readonly label?: string }) {
  const texts = useTexts(uiTexts);
  return (
    <ol className="bw-steps" aria-label={label ?? texts.phases}>
      {steps.map((step, index) => (
        <li
          key={step.label}
          className="bw-step"
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="bw-step-mark">
            {step.state === 'done' ? <Icon name="check" size={14} label={texts.done} /> : index + 1}
          </span>
          <span className="bw-step-words">
            <b>{step.label}</b>
            {step.note !== undefined && <span>{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
