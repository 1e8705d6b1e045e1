using System.Net;
using Cardshop.Hotspot.Recipes;
using Cardshop.Primitives.Connections;

namespace Cardshop.Imaging.Sources;

/// <summary>
/// Decides what the recipe of a stranger may have fetched. Names are looked at when a recipe arrives; addresses when a connection is made,
/// redirects included, and it is made to the very address that was looked at.
/// </summary>
/// <param name="options">What the operator allows besides.</param>
/// <param name="resolve">Finds the addresses of a host; null for the system's way.</param>
public sealed class SourcePolicy(SourcePolicyOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly IPNetwork[] _networks = [.. options.AllowedNetworks.Select(network => IPNetwork.Parse(network))];
    private readonly string[] _folders = [.. options.AllowedFolders.Select(folder => RealPath.Of(Path.GetFullPath(folder)))];

    /// <summary>All sources of a recipe that may not be used whatever their addresses.</summary>
    public IReadOnlyList<SourceRefusal> Refuse(Recipe recipe) =>
        [.. RecipeSources.Of(recipe).Where(source => source.Uri is not null).Select(source => (source.Field, Reason: Refuse(source.Uri!))).Where(pair => pair.Reason is not null).Select(pair => new SourceRefusal(pair.Field, pair.Reason!))];

    /// <summary>Why a URL may not be used whatever its address; null when that has to be looked at.</summary>
    public string? Refuse(Uri uri)
    {
        if (uri.IsFile)
        {
            return uri.IsUnc || !IsBelowFolder(uri.LocalPath) ? $"{uri}: is not below a folder that the operator of this shop has opened to recipes; use a web address" : null;
        }

        if (uri.Scheme is not ("http" or "https"))
        {
            return $"{uri}: only http, https and, where the operator allows, file are fetched";
        }

        // What is an address already need not be resolved to be refused.
        return IPAddress.TryParse(uri.DnsSafeHost, out var address) && !Allows(uri.DnsSafeHost, uri.Port, address) ? Reason(uri.DnsSafeHost) : null;
    }

    /// <summary>Makes connections obey. Proxies are not used: behind one, the address that is reached could not be known.</summary>
    public SocketsHttpHandler Guard(SocketsHttpHandler handler)
    {
        handler.UseProxy = false;
        handler.ConnectCallback = ConnectAsync;
        return handler;
    }

    /// <summary>The addresses of a host that may be connected to.</summary>
    /// <exception cref="SourceRefusedException">There are none.</exception>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, int port, CancellationToken cancellation = default)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await (resolve ?? Dns.GetHostAddressesAsync)(host, cancellation);
        var allowed = addresses.Where(address => Allows(host, port, address)).ToList();

        // One forbidden address among them is enough: a name that has both is made to lead inside.
        return allowed.Count == addresses.Length && allowed.Count > 0 ? allowed : throw new SourceRefusedException(Reason(host));
    }

    private static string Reason(string host) => $"{host}: is not on the public Internet, and not among the hosts that the operator of this shop allows";

    private bool Allows(string host, int port, IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return PublicAddress.Is(plain)
            || _networks.Any(network => network.Contains(plain))
            || options.AllowedHosts.Any(allowed => string.Equals(allowed, host, StringComparison.OrdinalIgnoreCase) || string.Equals(allowed, $"{host}:{port}", StringComparison.OrdinalIgnoreCase));
    }

    private bool IsBelowFolder(string path)
    {
        var real = RealPath.Of(Path.GetFullPath(path));
        return _folders.Any(folder => real.StartsWith(folder.TrimEnd('/') + '/', StringComparison.Ordinal));
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var endPoint = context.DnsEndPoint;
        var addresses = await ResolveAsync(endPoint.Host, endPoint.Port, cancellation);
        return await TcpDialer.ConnectAsync(addresses, endPoint.Port, cancellation);
    }
}
