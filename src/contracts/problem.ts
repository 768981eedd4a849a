/** Errors as the API answers them: RFC 9457 problem+json with a stable code and a request id. */
import { Type, type Static } from 'typebox';

export const Problem = Type.Object(
  {
    type: Type.String(),
    /** Stable, machine-readable: a refusal code or one of the codes of the HTTP layer. */
    code: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    /** One sentence: what is so, then what to do. */
    detail: Type.String(),
    requestId: Type.String(),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }), {
        description: 'Field errors, each with a JSON pointer into the request body.',
      }),
    ),
    data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
