using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Cardshop.Scheduler.Store.Sqlite;

/// <summary>A parameter that has the name by which SQL calls it: without the <c>@</c> it would be looked for under one name after the other.</summary>
internal sealed class NamedParameter : SqliteParameter
{
    [AllowNull]
    public override string ParameterName
    {
        get => base.ParameterName;
        set => base.ParameterName = string.IsNullOrEmpty(value) || value[0] == '@' ? value : '@' + value;
    }
}
