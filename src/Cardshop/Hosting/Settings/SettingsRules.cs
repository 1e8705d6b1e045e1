using System.Net;
using Cardshop.Hosting.Addresses;
using Cardshop.Hosting.Settings.Keys;
using Cardshop.Scheduler;
using Cardshop.Warehouse;

namespace Cardshop.Hosting.Settings;

/// <summary>What settings have to be beyond their form.</summary>
internal static class SettingsRules
{
    private const int ShortestToken = 32;

    /// <summary>All that is wrong: each with the key that it is mainly about.</summary>
    public static IEnumerable<(string Key, string Problem)> Check(CardshopSettings settings)
    {
        var own = Server(settings.Server).Concat(Apart(settings));
        var scheduler = new SchedulerOptionsRules().Validate(null, settings.Scheduler).Failures ?? [];
        var warehouse = new WarehouseOptionsValidator().Validate(null, settings.Warehouse).Failures ?? [];
        return own.Concat(scheduler.Concat(warehouse).Select(problem => (problem.Split(' ', ':')[0], problem)));
    }

    private static IEnumerable<(string Key, string Problem)> Server(ServerSettings server)
    {
        if (server.Urls.Count == 0)
        {
            yield return (ServerKeys.Urls, $"{ServerKeys.Urls}: give at least one address.");
        }

        foreach (var url in server.Urls)
        {
            if (!ListenUrl.TryParse(url, out _))
            {
                yield return (ServerKeys.Urls, $"{ServerKeys.Urls}: \"{url}\" is nothing to listen at; give http:// or https://, an IP address, localhost or *, and a port: http://127.0.0.1:8080.");
            }
        }

        foreach (var proxy in server.Proxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return ("server.proxies", $"server.proxies: \"{proxy}\" is neither an IP address nor a network such as 10.1.0.0/16.");
        }

        if (server is { CertificateKey: not null, Certificate: null })
        {
            yield return (ServerKeys.CertificateKey, $"{ServerKeys.CertificateKey}: there is a key but no certificate; give {ServerKeys.Certificate} too.");
        }
    }

    private static IEnumerable<(string Key, string Problem)> Apart(CardshopSettings settings)
    {
        if (settings.RemoteWarehouse is { Token.Length: < ShortestToken })
        {
            yield return (RemoteKeys.WarehouseToken, $"{RemoteKeys.WarehouseToken}: it must have {ShortestToken} random characters or more.");
        }

        if (settings.RemoteWarehouse is { Url: not null, Token: null })
        {
            yield return (RemoteKeys.WarehouseUrl, $"{RemoteKeys.WarehouseUrl}: the warehouse wants to see a token; give {RemoteKeys.WarehouseToken}, the same as {WarehouseKeys.ServiceToken} there.");
        }

        if (settings.Worker.Slots is < 1 or > 64)
        {
            yield return (WorkerKeys.Slots, $"{WorkerKeys.Slots} must be 1 to 64.");
        }
    }
}
