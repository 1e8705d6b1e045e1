using System.Net;
using Cardshop.Ftp.Logins;
using Cardshop.Ftp.Server;
using Microsoft.Extensions.Logging;

namespace Cardshop.Warehouse.Ftp;

/// <summary>Logs what happens at the FTP door.</summary>
internal sealed partial class FtpDoorLog(ILogger<FtpDoor> logger) : IFtpWatch
{
    public void LoggedIn(FtpCredentials who) => LogLogin(who.Username, who.From);

    public void LoginRefused(FtpCredentials who, string reason) => LogRefusal(who.Username, who.From, reason);

    public void Transferred(string username, string what, long bytes, string reply) => LogTransfer(username, what, bytes, reply);

    public void Failed(IPAddress from, Exception error) => LogFailure(error, from);

    [LoggerMessage(Level = LogLevel.Information, Message = "FTP: {Username} has logged in from {Address}")]
    private partial void LogLogin(string username, IPAddress address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FTP: a login as {Username} from {Address} was refused: {Reason}")]
    private partial void LogRefusal(string username, IPAddress address, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "FTP: {Username}, {What}: {Bytes} bytes; {Reply}")]
    private partial void LogTransfer(string username, string what, long bytes, string reply);

    [LoggerMessage(Level = LogLevel.Error, Message = "FTP: a command from {Address} has failed")]
    private partial void LogFailure(Exception error, IPAddress address);
}
