using System.Net;
using Cardshop.Ftp.Files;
using Cardshop.Ftp.Lines;
using Cardshop.Ftp.Server.Control;
using Cardshop.Ftp.Server.Replies;
using Cardshop.Ftp.Server.Verbs;

namespace Cardshop.Ftp.Server.Sessions;

/// <summary>One client: takes its commands one after the other, and answers.</summary>
internal sealed partial class FtpSession(SessionSetting setting, ControlChannel channel, IPAddress remote, IPAddress local) : IAsyncDisposable
{
    /// <summary>Since when nobody is logged in: whatever a client says, it has to log in some time.</summary>
    private long _outSince = setting.Clock.GetTimestamp();
    private Task<ControlLine>? _reading;
    private ControlLine? _queued;

    /// <summary>Serves the client until it leaves.</summary>
    /// <exception cref="IOException">It left without saying so.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await channel.SendAsync(new FtpReply(220, Options.Greeting), cancellation);
        while (await NextLineAsync(cancellation) is { Kind: not ControlLineKind.Closed } line)
        {
            var reply = await AnswerAsync(line, cancellation);
            await channel.SendAsync(reply, cancellation);
            if (reply.Transfer is { } transfer && await TransferAsync(transfer, cancellation) is { } end)
            {
                reply = end;
                await channel.SendAsync(reply, cancellation);
            }

            switch (reply.Next)
            {
                case FtpNext.Close:
                    await channel.CompleteAsync();
                    return;
                case FtpNext.BeginTls:
                    await BeginTlsAsync(cancellation);
                    break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Passive?.Dispose();
        await EnterAsync(files: null);
    }

    private async Task BeginTlsAsync(CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(Options.LoginTimeout);
        await channel.BeginTlsAsync(Options.Certificate!(), late.Token);
        Username = null;
    }

    private async Task<ControlLine> NextLineAsync(CancellationToken cancellation)
    {
        if (_queued is { } queued)
        {
            _queued = null;
            return queued;
        }

        var patience = Files is null ? Options.LoginTimeout - setting.Clock.GetElapsedTime(_outSince) : Options.IdleTimeout;
        try
        {
            _reading ??= channel.ReadLineAsync(cancellation);
            var line = patience > TimeSpan.Zero ? await _reading.WaitAsync(patience, setting.Clock, cancellation) : throw new TimeoutException();
            _reading = null;
            return line;
        }
        catch (TimeoutException)
        {
            await channel.SendAsync(new FtpReply(421, Files is null ? "Nobody has logged in for too long. Connect again." : "Nothing came for too long. Connect again."), cancellation);
            return ControlLine.Closed;
        }
    }

    private async Task<FtpReply> AnswerAsync(ControlLine line, CancellationToken cancellation)
    {
        switch (line.Kind)
        {
            case ControlLineKind.TooLong:
                return new FtpReply(500, $"A command has at most {Options.LongestLine} bytes.");
            case ControlLineKind.NotText:
                return new FtpReply(501, "A command is text in UTF-8 without control characters.");
        }

        var space = line.Text.IndexOf(' ');
        var (name, argument) = space < 0 ? (line.Text, "") : (line.Text[..space], line.Text[(space + 1)..]);
        if (VerbTable.Find(name) is not { } verb)
        {
            return new FtpReply(500, "There is no such command here. HELP has a list.");
        }

        try
        {
            return (verb.IsForAnyone ? null : await RefuseAsync(cancellation)) ?? await verb.RunAsync(this, argument, cancellation);
        }
        catch (FtpFileException error)
        {
            return new FtpReply(error.Code, error.Message);
        }
        catch (IOException error)
        {
            setting.Watch?.Failed(remote, error);
            return new FtpReply(451, "The storage failed. Try again later.");
        }
        finally
        {
            verb.Forget(this);
        }
    }

    /// <summary>Logins end while people are connected: whoever is asked again must still be welcome.</summary>
    private async ValueTask<FtpReply?> RefuseAsync(CancellationToken cancellation)
    {
        if (Files is null)
        {
            return new FtpReply(530, "Log in first: USER and PASS.");
        }

        if (await Files.ConfirmAsync(cancellation))
        {
            return null;
        }

        await EnterAsync(files: null);
        return new FtpReply(530, "Your login is over. Log in again: USER, and PASS with a new token.");
    }
}
