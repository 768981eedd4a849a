/** Signals: bringing them as a file, and how a program sends them. */
import { Link } from '@tanstack/react-router';
import { signalKinds } from '#contracts/signals.ts';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { SignalFile } from './signal-file.tsx';
import { exampleRequest } from './signal-examples.ts';
import { signalsTexts } from './signals-texts.ts';

function Kinds() {
  const texts = useTexts(signalsTexts);
  return (
    <Card title={texts.kinds} isLined>
      <Rows>
        {signalKinds.map((kind) => (
          <Row key={kind} title={<code className="helpdesk-code">{kind}</code>} note={texts.kind[kind]} />
        ))}
      </Rows>
    </Card>
  );
}

function FromProgram() {
  const texts = useTexts(signalsTexts);
  const canManage = useCan('token.manage');
  return (
    <Card title={texts.apiHead}>
      <p>{texts.apiText}</p>
      <CopyLine label={texts.request} text={exampleRequest(location.origin)} />
      <p className="bw-quiet">{texts.apiNote}</p>
      {canManage && (
        <p>
          <Link to={'/settings'} search={{ tab: 'tokens', open: 'token:new' }}>
            {texts.toTokens}
          </Link>
        </p>
      )}
    </Card>
  );
}

/** File and program side by side, and the kinds of signals there are. */
export function Signals() {
  const texts = useTexts(signalsTexts);
  const canWrite = useCan('signal.write');
  return (
    <>
      <p className="helpdesk-lead">{texts.about}</p>
      <div className="bw-split helpdesk-split">
        <div className="bw-stack">
          {canWrite ? <SignalFile /> : <p className="bw-quiet">{texts.notYours}</p>}
          <FromProgram />
        </div>
        <Kinds />
      </div>
    </>
  );
}
