using System.Net;
using System.Net.Sockets;

namespace Cardshop.Warehouse.Ftp;

/// <summary>Says what is wrong with the settings of an FTP door, all of it at once.</summary>
internal static class FtpDoorRules
{
    public static IEnumerable<string> Problems(FtpDoorOptions options)
    {
        if (options.ListenAddress is null)
        {
            yield return $"warehouse.ftp.address: \"{options.Address}\" is neither an IP address nor *.";
        }

        if (options.PublicAddress is not null && !(IPAddress.TryParse(options.PublicAddress, out var address) && address.AddressFamily == AddressFamily.InterNetwork))
        {
            yield return $"warehouse.ftp.public_address: \"{options.PublicAddress}\" is not an IPv4 address.";
        }

        foreach (var (key, port) in new[]
        {
            ("port", options.Port ?? 0),
            ("implicit_port", options.ImplicitPort ?? 0),
            ("first_data_port", options.FirstDataPort),
            ("last_data_port", options.LastDataPort),
        })
        {
            if (port is < 0 or > 65535)
            {
                yield return $"warehouse.ftp.{key}: {port} is not within 0 and 65535.";
            }
        }

        if (options.LastDataPort < options.FirstDataPort || (options.FirstDataPort == 0 && options.LastDataPort > 0))
        {
            yield return "warehouse.ftp.last_data_port: it must not be less than warehouse.ftp.first_data_port; give both, or neither.";
        }

        if (options.MaxSessions < 1)
        {
            yield return $"warehouse.ftp.max_sessions: {options.MaxSessions} is not greater than 0.";
        }

        if (options.MaxSessionsPerAddress < 1)
        {
            yield return $"warehouse.ftp.max_sessions_per_address: {options.MaxSessionsPerAddress} is not greater than 0.";
        }

        if (options.IdleTimeout <= TimeSpan.Zero)
        {
            yield return $"warehouse.ftp.idle_timeout: {options.IdleTimeout} is not greater than 0.";
        }
    }
}
