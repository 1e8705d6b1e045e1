using System.Net;

namespace Cardshop.Ftp.Logins;

/// <summary>What somebody logs in with.</summary>
/// <param name="Username">Who they say they are.</param>
/// <param name="Password">What shows it.</param>
/// <param name="From">The address that they connect from.</param>
public sealed record FtpCredentials(string Username, string Password, IPAddress From)
{
    /// <summary>Without the password, which must not reach a log.</summary>
    public override string ToString() => $"{Username} from {From}";
}
