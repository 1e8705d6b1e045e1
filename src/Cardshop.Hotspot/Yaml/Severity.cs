using System.Text.Json.Serialization;

namespace Cardshop.Hotspot.Yaml;

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; the text is used all the same.</summary>
    [JsonStringEnumMemberName("notice")]
    Notice,

    /// <summary>The text cannot be used.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
