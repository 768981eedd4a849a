/**
 * Error codes a failed enrolment reports, by platform, with how often each occurs among failures. They are
 * the codes Microsoft documents for Intune enrolment, so known-issue matching meets what it will meet.
 */

export type SimulatedError = {
  readonly code: string;
  /** Plain words for a person who reads the code. */
  readonly reason: string;
  /** Percent of the platform's failures. */
  readonly share: number;
};

/** The error of a model whose driver stops the enrolment status page. */
export const badDriverError: SimulatedError = {
  code: '0x800705b4',
  reason: 'Timed out while required software was installing',
  share: 100,
};

const windowsErrors: readonly SimulatedError[] = [
  { code: '0x800705b4', reason: 'Timed out while required software was installing', share: 34 },
  { code: '0x80180014', reason: 'The platform or version is not allowed to enrol', share: 22 },
  { code: '0x80180018', reason: 'The licence of the person does not allow enrolment', share: 18 },
  { code: '0x801c0003', reason: 'The person may not join this device', share: 16 },
  { code: '0x80180013', reason: 'The person has too many devices enrolled', share: 10 },
];

const errorsByPlatform: Readonly<Record<string, readonly SimulatedError[]>> = {
  Windows: windowsErrors,
  iOS: [
    { code: 'ProfileInstallationFailed', reason: 'The management profile could not be installed', share: 46 },
    { code: 'DeviceCapReached', reason: 'The person has too many devices enrolled', share: 30 },
    {
      code: 'UserLicenseTypeInvalid',
      reason: 'The licence of the person does not allow enrolment',
      share: 24,
    },
  ],
  macOS: [
    { code: 'ProfileInstallationFailed', reason: 'The management profile could not be installed', share: 52 },
    {
      code: 'UserLicenseTypeInvalid',
      reason: 'The licence of the person does not allow enrolment',
      share: 28,
    },
    { code: 'DeviceCapReached', reason: 'The person has too many devices enrolled', share: 20 },
  ],
  Android: [
    { code: 'DeviceTypeNotSupported', reason: 'The platform or version is not allowed to enrol', share: 40 },
    { code: 'AccountNotOnboarded', reason: 'The account is not set up for device management', share: 32 },
    { code: 'DeviceCapReached', reason: 'The person has too many devices enrolled', share: 28 },
  ],
};

/** The error of a failed enrolment on the platform, chosen by a uniform draw. */
export function errorOf(platform: string | null, draw: number): SimulatedError {
  const errors = (platform === null ? undefined : errorsByPlatform[platform]) ?? windowsErrors;
  let left = draw * 100;
  for (const error of errors) {
    left -= error.share;
    if (left < 0) return error;
  }
  return errors.at(-1)!;
}
