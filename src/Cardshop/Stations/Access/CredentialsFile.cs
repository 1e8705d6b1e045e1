using System.Text;
using Cardshop.Commands;
using Cardshop.Commands.Shop;
using Cardshop.Commands.Shop.Logins;
using Cardshop.Primitives.Storage;

namespace Cardshop.Stations.Access;

/// <summary>The file with what the services of a writer host log in with. They get it as variables, which the workers know anyway.</summary>
/// <param name="storage">Where it lies.</param>
/// <param name="path">Its path.</param>
internal sealed class CredentialsFile(IStorage storage, string path)
{
    /// <summary>What a file must not let anybody but its owner do.</summary>
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public string Path => path;

    /// <summary>Whether others than its owner can read or change it.</summary>
    public bool IsOpen => !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;

    /// <summary>What it says; null when it is not there.</summary>
    /// <exception cref="UsageException">It lacks something.</exception>
    public StationCredentials? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var variables = EnvironmentFile.Read(File.ReadAllText(path));
        var (url, pin) = (variables.GetValueOrDefault(ShopOptions.Url) ?? "", variables.GetValueOrDefault(ShopOptions.Pin));
        var problems = new List<string>();
        if (!ShopAddress.TryParse(url, out var shop))
        {
            problems.Add($"{ShopOptions.Url}: {ShopAddress.ProblemOf(url)}");
        }

        problems.AddRange(new[] { ShopOptions.User, ShopOptions.Password }.Where(name => variables.GetValueOrDefault(name) is not { Length: > 0 }).Select(name => $"{name} is missing."));
        Fingerprint? fingerprint = null;
        if (pin is { Length: > 0 } && !Fingerprint.TryParse(pin, out fingerprint))
        {
            problems.Add($"{ShopOptions.Pin}: {FingerprintOption.ProblemOf(pin)}");
        }

        return problems.Count == 0
            ? new StationCredentials(shop!, variables[ShopOptions.User], variables[ShopOptions.Password], fingerprint)
            : throw new UsageException(string.Join('\n', problems.Select(problem => $"{path}: {problem}").Append("Write it anew: cardshop station credentials URL")));
    }

    /// <summary>Replaces what it says.</summary>
    public void Write(StationCredentials credentials)
    {
        var variables = new List<KeyValuePair<string, string>>
        {
            new(ShopOptions.Url, credentials.Shop.AbsoluteUri),
            new(ShopOptions.User, credentials.Username),
            new(ShopOptions.Password, credentials.Password),
        };
        if (credentials.Pin is { } pin)
        {
            variables.Add(new(ShopOptions.Pin, pin.ToString()));
        }

        // The folder also has the names of slots, which everybody may read.
        Content.Store.DurableFile.CreateFolder(storage, System.IO.Path.GetDirectoryName(path)!);
        PrivateFile.Write(storage, path, Encoding.UTF8.GetBytes("# Written by: cardshop station credentials\n" + EnvironmentFile.Write(variables)));
    }
}
