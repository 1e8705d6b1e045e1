using Cardshop.Ftp.Files;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Sessions;

namespace Cardshop.Ftp.Server.Verbs.Information;

/// <summary><c>OPTS</c>: names are UTF-8, hashes are SHA-256, and all facts are told, whatever is asked for.</summary>
internal sealed class OptsVerb : FtpVerb
{
    public override string Name => "OPTS";

    public override bool IsForAnyone => true;

    public override string? Feature(FtpSession session) => "UTF8";

    public override ValueTask<FtpReply> RunAsync(FtpSession session, string argument, CancellationToken cancellation) => new(argument.ToUpperInvariant() switch
    {
        "UTF8" or "UTF8 ON" or "UTF-8" or "UTF-8 ON" => new FtpReply(200, "Names are UTF-8."),
        "HASH" or "HASH SHA-256" => new FtpReply(200, "SHA-256"),
        var option when option.Equals("MLST", StringComparison.Ordinal) || option.StartsWith("MLST ", StringComparison.Ordinal) =>
            new FtpReply(200, $"MLST OPTS {FtpFileList.Facts.Replace("*", "")}"),
        _ => new FtpReply(501, "There is no such option here: UTF8 ON, HASH SHA-256, MLST."),
    });
}
