using System.Collections.Concurrent;
using System.Net;
using Cardshop.Ftp.Logins;
using Cardshop.Ftp.Server;

namespace Cardshop.Ftp.Tests.Setting;

/// <summary>Keeps what it was told.</summary>
internal sealed class TestWatch : IFtpWatch
{
    public ConcurrentQueue<Exception> Failures { get; } = [];

    public ConcurrentQueue<string> Transfers { get; } = [];

    public ConcurrentQueue<string> Logins { get; } = [];

    public void LoggedIn(FtpCredentials who) => Logins.Enqueue($"in: {who}");

    public void LoginRefused(FtpCredentials who, string reason) => Logins.Enqueue($"out: {who}");

    public void Transferred(string username, string what, long bytes, string reply) => Transfers.Enqueue($"{what} {bytes} {reply[..3]}");

    public void Failed(IPAddress from, Exception error) => Failures.Enqueue(error);
}
