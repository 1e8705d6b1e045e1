using System.CommandLine;
using Cardshop.Hosting.Settings;
using Cardshop.Hosting.Settings.Keys;

namespace Cardshop.Commands.Hosting;

/// <summary>The options of commands that serve.</summary>
internal sealed class ServerOptions : SettingsOptions
{
    private readonly Option<string> _urls = new("--urls")
    {
        Description = "Where to listen. Default: $ASPNETCORE_URLS, else http://127.0.0.1:8080. What other machines can reach needs https or --behind-proxy.",
        HelpName = "URL[;URL]",
    };

    private readonly Option<bool> _behindProxy = new("--behind-proxy") { Description = "A proxy with TLS is in front; what it says of the caller counts (X-Forwarded-For, -Proto, -Host)." };

    private readonly Option<string> _certificate = new("--certificate")
    {
        Description = "The certificate for https, as PEM. Without one the first start makes one and says its fingerprint.",
        HelpName = "FILE",
    };

    private readonly Option<string> _certificateKey = new("--certificate-key")
    {
        Description = "The key of the certificate, as PEM, if it is not in the same file.",
        HelpName = "FILE",
    };

    public override void AddTo(Command command)
    {
        base.AddTo(command);
        command.Add(_urls);
        command.Add(_behindProxy);
        command.Add(_certificate);
        command.Add(_certificateKey);
    }

    protected override IEnumerable<SettingValue> Flags(ParseResult parse) =>
    [
        .. base.Flags(parse),
        .. Flag(parse, _urls, ServerKeys.Urls),
        .. parse.GetValue(_behindProxy) ? new[] { SettingValue.One(ServerKeys.BehindProxy, _behindProxy.Name, "true") } : [],
        .. Flag(parse, _certificate, ServerKeys.Certificate),
        .. Flag(parse, _certificateKey, ServerKeys.CertificateKey),
    ];
}
