using Cardshop.Warehouse.Ftp;
using Microsoft.Extensions.Options;

namespace Cardshop.Warehouse;

/// <summary>Says what is wrong with the settings of a warehouse, all of it at once.</summary>
public sealed class WarehouseOptionsValidator : IValidateOptions<WarehouseOptions>
{
    private const int ShortestToken = 32;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, WarehouseOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(WarehouseOptions options)
    {
        if (!Path.IsPathFullyQualified(options.Folder))
        {
            yield return $"warehouse.folder: \"{options.Folder}\" is not an absolute path.";
        }

        if (options.Capacity <= 0)
        {
            yield return $"warehouse.capacity: {options.Capacity} is not a number of bytes greater than 0.";
        }

        if (options.KeepFree < 0)
        {
            yield return $"warehouse.keep_free: {options.KeepFree} is not a number of bytes.";
        }

        if (options.MaxObjectLength <= 0)
        {
            yield return $"warehouse.max_object_length: {options.MaxObjectLength} is not a number of bytes greater than 0.";
        }

        if (options.MaxOpenUploads is < 1 or > 10_000)
        {
            yield return $"warehouse.max_open_uploads: {options.MaxOpenUploads} is not within 1 and 10,000.";
        }

        foreach (var (key, value) in new[]
        {
            ("upload_lifetime", options.UploadLifetime),
            ("stall_timeout", options.StallTimeout),
            ("save_interval", options.SaveInterval),
            ("link_lifetime", options.LinkLifetime),
            ("expiry_interval", options.ExpiryInterval),
        })
        {
            if (value <= TimeSpan.Zero)
            {
                yield return $"warehouse.{key}: {value} is not greater than 0.";
            }
        }

        if (options.ScrubInterval < TimeSpan.Zero)
        {
            yield return $"warehouse.scrub_interval: {options.ScrubInterval} is less than 0.";
        }

        if (options.ScrubRate <= 0)
        {
            yield return $"warehouse.scrub_rate: {options.ScrubRate} is not greater than 0.";
        }

        if (options.ServiceToken is { Length: < ShortestToken })
        {
            yield return $"warehouse.service_token: at least {ShortestToken} random characters are needed.";
        }

        foreach (var problem in FtpDoorRules.Problems(options.Ftp))
        {
            yield return problem;
        }
    }
}
