using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;
using Cardshop.Hosting.Doors;
using Cardshop.Scheduler.Setup;
using Microsoft.Extensions.Hosting;

namespace Cardshop.Hosting;

/// <summary>How the creator in this process talks to the scheduler in this process: as any other, with an account of its own.</summary>
internal sealed class OwnCreator(OwnAccounts accounts, PublicPlace place, IHostApplicationLifetime lifetime, TimeProvider clock) : IDisposable
{
    /// <summary>What its account is called.</summary>
    public const string Username = "creator";

    /// <summary>Longer than any long poll.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMinutes(2);

    private HttpClient? _http;

    /// <summary>How its requests go to this process: its certificate is good, though nobody else vouches for it.</summary>
    public SocketsHttpHandler CreateHandler() => PinnedHttp.Handler(place.Fingerprint);

    /// <summary>Waits until the server listens, and opens the account.</summary>
    /// <returns>A client that logs in by itself; null when a person has made an account of that name.</returns>
    public async Task<SchedulerClient?> ConnectAsync(CancellationToken cancellation)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(listening.SetResult))
        {
            await listening.Task.WaitAsync(cancellation);
        }

        if (await accounts.OpenAsync(Username, Role.Creator, cancellation) is not { } credentials)
        {
            return null;
        }

        _http?.Dispose();
        _http = PinnedHttp.Create(place.Inner, place.Fingerprint, AnswerTimeout);
        return new SchedulerClient(_http, clock) { Credentials = credentials };
    }

    /// <inheritdoc/>
    public void Dispose() => _http?.Dispose();
}
