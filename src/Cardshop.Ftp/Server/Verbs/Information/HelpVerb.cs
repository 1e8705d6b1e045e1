using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Information;

/// <summary><c>HELP</c>: the names of all commands.</summary>
internal sealed class HelpVerb : FtpVerb
{
    private const int PerLine = 12;

    public override string Name => "HELP";

    public override bool IsForAnyone => true;

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) => new(new FtpReply(
        214, ["These are the commands:", .. VerbTable.All.Select(verb => verb.Name).Chunk(PerLine).Select(names => string.Join(' ', names)), "That is all."]));
}
