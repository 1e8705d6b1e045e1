namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>server</c></summary>
internal static class ServerKeys
{
    /// <summary>The only one that no file can set, because it says where the file is.</summary>
    public const string Data = "server.data";

    public const string Urls = "server.urls";
    public const string BehindProxy = "server.behind_proxy";
    public const string Certificate = "server.certificate";
    public const string CertificateKey = "server.certificate_key";

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of(Data, Forms.FilePath, s => s.Server.Data, (s, v) => With(s, server => server with { Data = v! }),
            "The folder for all that is kept: the database, keys, images. Also `--data` and `$CARDSHOP_DATA`; a file cannot set it.")
            with { DefaultText = "`cardshop` in `$XDG_DATA_HOME` or `~/.local/share`" },
        Setting.Many(Urls, Forms.Name, s => s.Server.Urls, (s, v) => With(s, server => server with { Urls = v }),
            "Where to listen: `http://` or `https://`, then an IP address, `localhost` or `*` for all addresses, and a port; port 0 takes any that is free. Also `--urls` and `$ASPNETCORE_URLS`. An address that other machines reach needs https or `server.behind_proxy`."),
        Setting.Of(BehindProxy, Forms.Flag, s => s.Server.IsBehindProxy, (s, v) => With(s, server => server with { IsBehindProxy = v }),
            "Whether a proxy with TLS is in front, whose `X-Forwarded-For`, `-Proto` and `-Host` count. Also `--behind-proxy`."),
        Setting.Many("server.proxies", Forms.Name, s => s.Server.Proxies, (s, v) => With(s, server => server with { Proxies = v }),
            "IP addresses and networks of that proxy, such as `10.1.0.7` or `10.1.0.0/16`. This machine itself always counts."),
        Setting.Of(Certificate, Forms.FilePath, s => s.Server.Certificate, (s, v) => With(s, server => server with { Certificate = v }),
            "The certificate for https as PEM, followed by those that vouch for it. Also `--certificate`.")
            with { DefaultText = "one that is made at the first start, `tls/server.pem` in the data folder" },
        Setting.Of(CertificateKey, Forms.FilePath, s => s.Server.CertificateKey, (s, v) => With(s, server => server with { CertificateKey = v }),
            "The key of the certificate as PEM. Also `--certificate-key`.")
            with { DefaultText = "in the file of the certificate" },
        Setting.Of("server.log_level", Forms.LogLevel, s => s.Server.LogLevel, (s, v) => With(s, server => server with { LogLevel = v }),
            "What is worth a line in the log, and all that is graver."),
    ];

    private static CardshopSettings With(CardshopSettings settings, Func<ServerSettings, ServerSettings> change) => settings with { Server = change(settings.Server) };
}
