/** The rule for new passwords: length only, as NIST SP 800-63B advises; no composition rules. */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { passwordLengthMin } from '#contracts/session.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { hashPassword } from '#server/platform/auth/password.ts';

/** The hash of an acceptable password; refuses `password_too_weak`. */
export async function hashNewPassword(password: string): Promise<Result<string, Refusal>> {
  // Code points, so that an emoji counts once.
  if (Array.from(password).length < passwordLengthMin) return refuse(refusal('password_too_weak'));
  return ok(await hashPassword(password));
}
