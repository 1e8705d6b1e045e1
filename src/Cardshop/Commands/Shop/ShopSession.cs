using Cardshop.Contracts.Accounts;
using Cardshop.Contracts.Client;

namespace Cardshop.Commands.Shop;

/// <summary>A shop that somebody is logged in to.</summary>
internal sealed class ShopSession : IDisposable
{
    /// <summary>Longer than any long poll.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;

    private ShopSession(Uri address, Fingerprint? pin, SocketsHttpHandler handler, HttpClient http, SchedulerClient client) =>
        (Address, Pin, _handler, _http, Client) = (address, pin, handler, http, client);

    /// <summary>Where the scheduler is; ends with a slash.</summary>
    public Uri Address { get; }

    /// <summary>The certificate that it must have; null for any that this machine trusts.</summary>
    public Fingerprint? Pin { get; }

    /// <summary>Connections that trust what the login trusts, to the scheduler and the warehouse. Does not follow redirects.</summary>
    public HttpMessageHandler Handler => _handler;

    /// <summary>Speaks to the scheduler. Logs in and renews tokens by itself.</summary>
    public SchedulerClient Client { get; }

    /// <summary>Opens a shop; nothing is sent yet.</summary>
    /// <param name="address">Where the scheduler is.</param>
    /// <param name="pin">The certificate that it must have; null for any that this machine trusts.</param>
    /// <param name="clock">Says when tokens end.</param>
    /// <param name="credentials">What to log in with; null when tokens are kept, or for what needs no login.</param>
    /// <param name="keeper">Keeps tokens; null when they are not kept.</param>
    public static ShopSession Open(Uri address, Fingerprint? pin, TimeProvider clock, Credentials? credentials = null, ITokenKeeper? keeper = null)
    {
        var handler = ShopHandler.Create(address, pin);
        var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = address, Timeout = Patience };
        return new ShopSession(address, pin, handler, http, new SchedulerClient(http, clock) { Credentials = credentials, Keeper = keeper });
    }

    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
        _handler.Dispose();
    }
}
