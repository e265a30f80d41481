import { readableAddress, SafeLink } from "../../web/index.ts";
import { paragraphsOf, piecesOf } from "../message.ts";

/** What somebody wrote: paragraphs and lines as they are, https addresses as links that vouch for nothing. */
export function MessageText({ text }: { text: string }) {
  return (
    <div class="message-text" dir="auto">
      {paragraphsOf(text).map((lines, index) => (
        <p key={index}>
          {lines.map((line, number) => (
            <span key={number}>
              {number > 0 && <br />}
              {piecesOf(line).map((piece, at) =>
                "href" in piece ? (
                  <SafeLink key={at} href={piece.href} rel="ugc">
                    {readableAddress(piece.href)}
                  </SafeLink>
                ) : (
                  piece.text
                ),
              )}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
