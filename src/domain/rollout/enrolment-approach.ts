/** How people come to be enrolled: by themselves, with somebody at their side, or at a fair where many come. */

export const enrolmentApproaches = ['self_service', 'white_glove', 'tech_fair'] as const;
export type EnrolmentApproach = (typeof enrolmentApproaches)[number];
