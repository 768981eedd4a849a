/** A rendered e-mail in a frame of its own: it can run nothing, load nothing and lead nowhere. */
import './messages.css';

/** Without this, a click on the button of the message would lead the frame away from it. */
const leadNowhere = '<base target="_blank">';

/** The e-mail as it arrives, always on its own white ground. */
export function MailFrame({ title, html }: { readonly title: string; readonly html: string }) {
  return (
    <iframe
      className="message-frame"
      title={title}
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={html.replace('<head>', `<head>${leadNowhere}`)}
    />
  );
}
