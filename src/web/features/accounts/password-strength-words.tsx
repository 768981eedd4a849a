/** Says in words how strong the password being typed is; the bar beside it only repeats the words. */
import { passwordLengthMin } from '#contracts/session.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { accountsTexts } from './accounts-texts.ts';
import { judgePassword } from './password-strength.ts';
import './accounts.css';

const levels = { empty: 0, short: 1, guessable: 1, fair: 2, strong: 3 } as const;

/** `personal` are names and addresses that should not stand in the password. */
export function PasswordStrengthWords({
  password,
  personal,
}: {
  readonly password: string;
  readonly personal: readonly string[];
}) {
  const texts = useTexts(accountsTexts).strength;
  const format = useFormat();
  const strength = judgePassword(password, personal);
  const words =
    strength === 'short'
      ? texts.short(format.number(passwordLengthMin - [...password].length))
      : texts[strength];
  return (
    <div className="bw-strength" data-level={levels[strength]}>
      <span aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <output>{words}</output>
    </div>
  );
}
