using System.Net;
using Cardshop.Ftp.Logins;

namespace Cardshop.Ftp.Server;

/// <summary>Is told what happens at a server. Called by several threads at once.</summary>
public interface IFtpWatch
{
    /// <summary>Somebody is in.</summary>
    void LoggedIn(FtpCredentials who);

    /// <summary>Somebody is not.</summary>
    void LoginRefused(FtpCredentials who, string reason);

    /// <summary>A file was sent or taken, or was not.</summary>
    /// <param name="username">By whom.</param>
    /// <param name="what">Such as <c>RETR /kiwix/hotspot.img</c>.</param>
    /// <param name="bytes">How much went over the wire.</param>
    /// <param name="reply">What was told to the client at the end.</param>
    void Transferred(string username, string what, long bytes, string reply);

    /// <summary>Something went wrong that nobody has thought of.</summary>
    void Failed(IPAddress from, Exception error);
}
