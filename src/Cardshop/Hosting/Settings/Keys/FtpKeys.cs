using Cardshop.Warehouse.Ftp;

namespace Cardshop.Hosting.Settings.Keys;

/// <summary><c>warehouse.ftp</c></summary>
internal static class FtpKeys
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.Of("warehouse.ftp.port", Forms.OptionalNumber("0 to 65535"), s => s.Warehouse.Ftp.Port, (s, v) => With(s, ftp => ftp with { Port = v }),
            "The port of [the FTP door](ftp.md), where TLS begins when the client asks for it; 0 takes any that is free. Without this and the next one there is no FTP door.")
            with { DefaultText = "none" },
        Setting.Of("warehouse.ftp.implicit_port", Forms.OptionalNumber("0 to 65535"), s => s.Warehouse.Ftp.ImplicitPort, (s, v) => With(s, ftp => ftp with { ImplicitPort = v }),
            "The port where TLS begins at once; 0 takes any that is free.")
            with { DefaultText = "none" },
        Setting.Of("warehouse.ftp.address", Forms.Text, s => s.Warehouse.Ftp.Address, (s, v) => With(s, ftp => ftp with { Address = v is "" ? null : v }),
            "The IP address that it listens on, or `*` for all. It shows the certificate of `server.certificate`, and beyond this machine nobody logs in without TLS.")
            with { DefaultText = "127.0.0.1" },
        Setting.Of("warehouse.ftp.first_data_port", Forms.Number("0 to 65535"), s => s.Warehouse.Ftp.FirstDataPort, (s, v) => With(s, ftp => ftp with { FirstDataPort = v }),
            "The first port that clients make connections for data to. A firewall must let them in; 0 takes any that is free."),
        Setting.Of("warehouse.ftp.last_data_port", Forms.Number("0 to 65535"), s => s.Warehouse.Ftp.LastDataPort, (s, v) => With(s, ftp => ftp with { LastDataPort = v }),
            "The last one."),
        Setting.Of("warehouse.ftp.public_address", Forms.Text, s => s.Warehouse.Ftp.PublicAddress, (s, v) => With(s, ftp => ftp with { PublicAddress = v is "" ? null : v }),
            "The IPv4 address that clients reach it at, when there is address translation in between.")
            with { DefaultText = "that of the connection" },
        Setting.Of("warehouse.ftp.max_sessions", Forms.Number("1 or more"), s => s.Warehouse.Ftp.MaxSessions, (s, v) => With(s, ftp => ftp with { MaxSessions = v }), "How many clients there may be."),
        Setting.Of("warehouse.ftp.max_sessions_per_address", Forms.Number("1 or more"), s => s.Warehouse.Ftp.MaxSessionsPerAddress, (s, v) => With(s, ftp => ftp with { MaxSessionsPerAddress = v }),
            "How many there may be from one address."),
        Setting.Of("warehouse.ftp.idle_timeout", Forms.Duration("more than 0"), s => s.Warehouse.Ftp.IdleTimeout, (s, v) => With(s, ftp => ftp with { IdleTimeout = v }),
            "How long a client may be silent between two commands."),
    ];

    private static CardshopSettings With(CardshopSettings settings, Func<FtpDoorOptions, FtpDoorOptions> change) =>
        settings with { Warehouse = settings.Warehouse with { Ftp = change(settings.Warehouse.Ftp) } };
}
