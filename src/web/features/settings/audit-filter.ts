/** The filter of the audit log, kept in the address so that a filtered log can be linked to. */
import { auditActions, type AuditAction } from '#contracts/audit-actions.ts';
import { actorKinds, type ActorKind } from '#contracts/audit.ts';
import { useAddressValue } from '../../app/rollout.ts';

export type AuditFilter = {
  readonly action: AuditAction | undefined;
  readonly actorKind: ActorKind | undefined;
  readonly actorId: string | undefined;
  readonly subjectKind: string | undefined;
  readonly subjectId: string | undefined;
  readonly setAction: (action: AuditAction | null) => void;
  /** By kind alone, or one actor as `account:3`. */
  readonly setActor: (actor: string | null) => void;
  /** One subject as `rollout:1`. */
  readonly setSubject: (subject: string | null) => void;
};

/** The two parts of `kind:id`; the id is undefined when there is none. */
function partsOf(address: string | undefined): readonly [string | undefined, string | undefined] {
  if (address === undefined) return [undefined, undefined];
  const colon = address.indexOf(':');
  return colon < 0 ? [address, undefined] : [address.slice(0, colon), address.slice(colon + 1)];
}

/** The filter in force and ways to change it. */
export function useAuditFilter(): AuditFilter {
  const [action, setAction] = useAddressValue('action');
  const [actor, setActor] = useAddressValue('actor');
  const [subject, setSubject] = useAddressValue('subject');
  const [actorKind, actorId] = partsOf(actor);
  const [subjectKind, subjectId] = partsOf(subject);
  return {
    action: auditActions.find((known) => known === action),
    actorKind: actorKinds.find((known) => known === actorKind),
    actorId,
    subjectKind,
    subjectId,
    setAction,
    setActor,
    setSubject,
  };
}
