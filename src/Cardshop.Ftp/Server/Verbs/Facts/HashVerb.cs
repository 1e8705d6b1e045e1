using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Facts;

/// <summary>
/// <c>HASH PATH</c>: the SHA-256 of a file (draft-ietf-ftpext2-hash): <c>213 SHA-256 0-49 169cd2… filename.ext</c>, the range being that of
/// all bytes, from the first to behind the last.
/// </summary>
internal sealed class HashVerb : FtpVerb
{
    public override string Name => "HASH";

    public override string? Feature(FtpSession session) => "HASH SHA-256*";

    public override async ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation)
    {
        var path = ResolveFile(session, argument);
        var entry = await FindFileAsync(session, path, cancellation);
        return new FtpReply(213, $"SHA-256 0-{entry.Length} {await session.Files!.HashAsync(path, cancellation)} {argument}");
    }
}
