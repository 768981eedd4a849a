/**
 * Who may do what: the roles people hold in an organisation, and the permissions each role carries. Routes
 * name one permission; this table is the only place where roles turn into rights.
 */

export const roles = [
  'administrator',
  'rollout_lead',
  'endpoint_admin',
  'communications_lead',
  'training_lead',
  'helpdesk_lead',
  'helpdesk_agent',
  'executive_sponsor',
  'department_contact',
] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'organisation.manage',
  'account.manage',
  'token.manage',
  'webhook.manage',
  'connection.manage',
  'audit.read',
  'people.read',
  'people.import',
  'exception.write',
  'rollout.read',
  'rollout.plan',
  'plan.approve',
  'rollout.run',
  'booking.write',
  'task.answer',
  'criteria.write',
  'signal.write',
  'message.read',
  'message.write',
  'ticket.read',
  'ticket.answer',
  'outreach.work',
  'load.rate',
  'feedback.write',
  'helpdesk.plan',
  'gate.vote',
  'gate.decide',
  'hypercare.override',
  'rehearsal.run',
] as const;
export type Permission = (typeof permissions)[number];

const readers: readonly Permission[] = [
  'people.read',
  'rollout.read',
  'task.answer',
  'message.read',
  'ticket.read',
];

const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: permissions,
  rollout_lead: [
    ...readers,
    'audit.read',
    'people.import',
    'exception.write',
    'rollout.plan',
    'plan.approve',
    'rollout.run',
    'booking.write',
    'criteria.write',
    'signal.write',
    'message.write',
    'load.rate',
    'feedback.write',
    'outreach.work',
    'helpdesk.plan',
    'gate.vote',
    'gate.decide',
    'rehearsal.run',
  ],
  endpoint_admin: [
    ...readers,
    'connection.manage',
    'people.import',
    'rollout.run',
    'booking.write',
    'signal.write',
    'feedback.write',
    'gate.vote',
    'rehearsal.run',
  ],
  communications_lead: [...readers, 'message.write', 'feedback.write', 'gate.vote'],
  training_lead: [...readers, 'booking.write', 'feedback.write', 'gate.vote'],
  helpdesk_lead: [
    ...readers,
    'booking.write',
    'ticket.answer',
    'outreach.work',
    'feedback.write',
    'helpdesk.plan',
    'signal.write',
    'gate.vote',
  ],
  helpdesk_agent: [
    'people.read',
    'rollout.read',
    'task.answer',
    'booking.write',
    'ticket.read',
    'ticket.answer',
    'feedback.write',
  ],
  executive_sponsor: [
    'rollout.read',
    'task.answer',
    'message.read',
    'feedback.write',
    'plan.approve',
    'gate.vote',
    'hypercare.override',
  ],
  department_contact: ['rollout.read', 'task.answer', 'load.rate', 'feedback.write'],
};

/** The permissions a set of roles carries together. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(held.flatMap((role) => permissionsByRole[role]));
}

export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  rollout_lead: 'Rollout lead',
  endpoint_admin: 'Endpoint admin',
  communications_lead: 'Communications lead',
  training_lead: 'Training lead',
  helpdesk_lead: 'Helpdesk lead',
  helpdesk_agent: 'Helpdesk agent',
  executive_sponsor: 'Executive sponsor',
  department_contact: 'Department contact',
};
